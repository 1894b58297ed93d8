CREATE TABLE `paper_vectors` (
	`paper_id` integer PRIMARY KEY NOT NULL,
	`vector` blob NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_basis` (
	`term` text PRIMARY KEY NOT NULL,
	`scale` real NOT NULL,
	`vector` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_blocks` (
	`block` integer PRIMARY KEY NOT NULL,
	`lengths` blob NOT NULL,
	`words` blob NOT NULL,
	`acronyms` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_postings` (
	`term` text NOT NULL,
	`block` integer NOT NULL,
	`papers` integer NOT NULL,
	`data` blob NOT NULL,
	PRIMARY KEY(`term`, `block`)
);
--> statement-breakpoint
CREATE INDEX `search_postings_block` ON `search_postings` (`block`);--> statement-breakpoint
CREATE TABLE `search_space` (
	`id` integer PRIMARY KEY NOT NULL,
	`made_with` text NOT NULL,
	`papers` integer NOT NULL,
	`changed` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_stale` (
	`block` integer PRIMARY KEY NOT NULL,
	`changes` integer NOT NULL
);
--> statement-breakpoint
-- A text that changes makes its block stale (lib/search/postings.ts: 2^13 ids); the next ingest indexes it anew.
CREATE TRIGGER `search_stale_insert` AFTER INSERT ON `papers` BEGIN
  INSERT INTO search_stale(block, changes) VALUES (new.id >> 13, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `search_stale_delete` AFTER DELETE ON `papers` BEGIN
  INSERT INTO search_stale(block, changes) VALUES (old.id >> 13, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `search_stale_update` AFTER UPDATE OF `title_text`, `abstract_text` ON `papers` BEGIN
  INSERT INTO search_stale(block, changes) VALUES (new.id >> 13, 1) ON CONFLICT DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
INSERT INTO search_stale(block, changes) SELECT id >> 13, count(*) FROM papers GROUP BY 1;
