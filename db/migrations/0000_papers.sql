CREATE TABLE `appearances` (
	`id` integer PRIMARY KEY NOT NULL,
	`paper_id` integer,
	`source_id` integer NOT NULL,
	`position` integer NOT NULL,
	`first_line` integer NOT NULL,
	`last_line` integer NOT NULL,
	`title_key` text NOT NULL,
	`arxiv_id` text,
	`fields` text NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appearances_place` ON `appearances` (`source_id`,`position`);--> statement-breakpoint
CREATE INDEX `appearances_paper` ON `appearances` (`paper_id`);--> statement-breakpoint
CREATE INDEX `appearances_title_key` ON `appearances` (`title_key`);--> statement-breakpoint
CREATE INDEX `appearances_arxiv_id` ON `appearances` (`arxiv_id`);--> statement-breakpoint
CREATE TABLE `authors` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authors_name_unique` ON `authors` (`name`);--> statement-breakpoint
CREATE TABLE `facts` (
	`id` integer PRIMARY KEY NOT NULL,
	`paper_id` integer,
	`source_id` integer NOT NULL,
	`position` integer NOT NULL,
	`first_line` integer NOT NULL,
	`last_line` integer NOT NULL,
	`title_key` text NOT NULL,
	`arxiv_id` text,
	`fields` text NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `facts_place` ON `facts` (`source_id`,`position`);--> statement-breakpoint
CREATE INDEX `facts_paper` ON `facts` (`paper_id`);--> statement-breakpoint
CREATE INDEX `facts_title_key` ON `facts` (`title_key`);--> statement-breakpoint
CREATE INDEX `facts_arxiv_id` ON `facts` (`arxiv_id`);--> statement-breakpoint
CREATE TABLE `ingest_runs` (
	`id` integer PRIMARY KEY NOT NULL,
	`started_at` text NOT NULL,
	`seconds` real NOT NULL,
	`derived_with` text NOT NULL,
	`created` integer NOT NULL,
	`updated` integer NOT NULL,
	`unchanged` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `links` (
	`id` integer PRIMARY KEY NOT NULL,
	`paper_id` integer NOT NULL,
	`kind` text NOT NULL,
	`url` text NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_paper` ON `links` (`paper_id`,`url`);--> statement-breakpoint
CREATE INDEX `links_kind` ON `links` (`kind`,`paper_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug_unique` ON `organisations` (`slug`);--> statement-breakpoint
CREATE TABLE `paper_authors` (
	`paper_id` integer NOT NULL,
	`position` integer NOT NULL,
	`author_id` integer NOT NULL,
	PRIMARY KEY(`paper_id`, `position`),
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `authors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_authors_author` ON `paper_authors` (`author_id`);--> statement-breakpoint
CREATE TABLE `paper_topics` (
	`paper_id` integer NOT NULL,
	`topic_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`score` real NOT NULL,
	`evidence` text NOT NULL,
	PRIMARY KEY(`paper_id`, `topic_id`),
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_topics_topic` ON `paper_topics` (`topic_id`,`rank`,`score`);--> statement-breakpoint
CREATE TABLE `papers` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title_key` text NOT NULL,
	`title` text NOT NULL,
	`title_text` text NOT NULL,
	`abstract` text NOT NULL,
	`abstract_text` text NOT NULL,
	`published_on` text,
	`published_precision` text,
	`year` integer,
	`year_inferred` integer DEFAULT false NOT NULL,
	`author_count` integer,
	`organisation_id` integer,
	`venue` text,
	`venue_id` integer,
	`arxiv_id` text,
	`doi` text,
	`comment_count` integer,
	`upvotes` integer,
	`code_url` text,
	`listing_count` integer NOT NULL,
	`first_source_id` integer NOT NULL,
	`first_position` integer NOT NULL,
	`topic_id` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`venue_id`) REFERENCES `venues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `papers_slug_unique` ON `papers` (`slug`);--> statement-breakpoint
CREATE INDEX `papers_title_key` ON `papers` (`title_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `papers_arxiv_id` ON `papers` (`arxiv_id`);--> statement-breakpoint
CREATE INDEX `papers_newest` ON `papers` (`published_on`,`first_source_id`,`first_position`);--> statement-breakpoint
CREATE INDEX `papers_year` ON `papers` (`year`);--> statement-breakpoint
CREATE INDEX `papers_venue` ON `papers` (`venue_id`);--> statement-breakpoint
CREATE INDEX `papers_organisation` ON `papers` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `papers_discussed` ON `papers` (`comment_count`);--> statement-breakpoint
CREATE TABLE `rejects` (
	`id` integer PRIMARY KEY NOT NULL,
	`run_id` integer NOT NULL,
	`source_id` integer,
	`file` text NOT NULL,
	`first_line` integer NOT NULL,
	`last_line` integer NOT NULL,
	`scope` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `ingest_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `related_papers` (
	`paper_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`other_id` integer NOT NULL,
	`score` real NOT NULL,
	`terms` text NOT NULL,
	PRIMARY KEY(`paper_id`, `rank`),
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `slugs` (
	`slug` text PRIMARY KEY NOT NULL,
	`paper_id` integer NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	`kind` text NOT NULL,
	`is_listing` integer NOT NULL,
	`captured_day` text,
	`captured_on` text,
	`captured_how` text,
	`record_count` integer NOT NULL,
	`reject_count` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_slug_unique` ON `sources` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `sources_sha256_unique` ON `sources` (`sha256`);--> statement-breakpoint
CREATE TABLE `topics` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`label` text NOT NULL,
	`short` text NOT NULL,
	`definition` text NOT NULL,
	`family_slug` text NOT NULL,
	`family_label` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_slug_unique` ON `topics` (`slug`);--> statement-breakpoint
CREATE TABLE `venues` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `venues_slug_unique` ON `venues` (`slug`);