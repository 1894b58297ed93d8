ALTER TABLE `authors` ADD `slug` text;--> statement-breakpoint
CREATE UNIQUE INDEX `authors_slug_unique` ON `authors` (`slug`);