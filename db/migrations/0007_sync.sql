CREATE TABLE `sync_days` (
	`origin` text NOT NULL,
	`day` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`papers` integer NOT NULL,
	`digest` text,
	`etag` text,
	`last_modified` text,
	`fetched_at` text,
	PRIMARY KEY(`origin`, `day`)
);
--> statement-breakpoint
CREATE TABLE `sync_windows` (
	`origin` text NOT NULL,
	`set` text NOT NULL,
	`since` text NOT NULL,
	`until` text NOT NULL,
	`began_at` text NOT NULL,
	`finished_at` text,
	`pages` integer NOT NULL,
	`token` text,
	`complete_until` text,
	PRIMARY KEY(`origin`, `set`)
);
--> statement-breakpoint
ALTER TABLE `sources` ADD `fetched_at` text;