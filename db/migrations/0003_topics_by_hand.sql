CREATE TABLE `overrides` (
	`paper_id` integer PRIMARY KEY NOT NULL,
	`asked` text NOT NULL,
	`removed` text NOT NULL,
	`refused` integer NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `taxonomy` (
	`id` integer PRIMARY KEY NOT NULL,
	`file` text,
	`given` text,
	`rule` text,
	`otherwise` text
);
--> statement-breakpoint
ALTER TABLE `paper_topics` ADD `by` text DEFAULT 'tagger' NOT NULL;--> statement-breakpoint
ALTER TABLE `topics` ADD `deck` text;--> statement-breakpoint
ALTER TABLE `topics` ADD `lead` integer;