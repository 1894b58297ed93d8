CREATE TABLE `map_labels` (
	`id` integer PRIMARY KEY NOT NULL,
	`term` text NOT NULL,
	`x` real NOT NULL,
	`y` real NOT NULL,
	`size` real NOT NULL,
	`papers` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `map_points` (
	`paper_id` integer PRIMARY KEY NOT NULL,
	`x` real NOT NULL,
	`y` real NOT NULL,
	`laid_out` integer NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `map_points_x` ON `map_points` (`x`);