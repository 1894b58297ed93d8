CREATE TABLE `categories` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_slug_unique` ON `categories` (`slug`);--> statement-breakpoint
CREATE TABLE `paper_categories` (
	`paper_id` integer NOT NULL,
	`position` integer NOT NULL,
	`category_id` integer NOT NULL,
	PRIMARY KEY(`paper_id`, `position`),
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_categories_category` ON `paper_categories` (`category_id`);--> statement-breakpoint
ALTER TABLE `appearances` ADD `doi` text;--> statement-breakpoint
CREATE INDEX `appearances_doi` ON `appearances` (`doi`,`paper_id`);--> statement-breakpoint
ALTER TABLE `facts` ADD `doi` text;--> statement-breakpoint
CREATE INDEX `facts_doi` ON `facts` (`doi`,`paper_id`);--> statement-breakpoint
ALTER TABLE `papers` ADD `trending` real;--> statement-breakpoint
ALTER TABLE `papers` ADD `added_at` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `papers` ADD `changed_at` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `papers_trending` ON `papers` (`trending`);--> statement-breakpoint
-- Papers from before are as old as the first ingest that is remembered; what changed when was not kept.
UPDATE `papers` SET
	`added_at` = coalesce((SELECT min(`started_at`) FROM `ingest_runs`), ''),
	`changed_at` = coalesce((SELECT max(`started_at`) FROM `ingest_runs`), '');
