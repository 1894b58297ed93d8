CREATE TABLE `columns_stale` (
	`block` integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `paper_columns` (
	`block` integer PRIMARY KEY NOT NULL,
	`made_with` text NOT NULL,
	`revision` integer NOT NULL,
	`data` blob NOT NULL,
	`keys` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `paper_orders` (
	`name` text PRIMARY KEY NOT NULL,
	`ids` blob NOT NULL
);--> statement-breakpoint
CREATE TRIGGER `columns_stale_paper_insert` AFTER INSERT ON `papers` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_paper_delete` AFTER DELETE ON `papers` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (old.id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_paper_update` AFTER UPDATE OF `title_key`, `published_on`, `year`, `organisation_id`, `venue_id`, `comment_count`, `upvotes`, `code_url`, `trending`, `listing_count`, `first_source_id`, `first_position` ON `papers` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_topic_insert` AFTER INSERT ON `paper_topics` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_topic_delete` AFTER DELETE ON `paper_topics` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (old.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_topic_update` AFTER UPDATE ON `paper_topics` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_author_insert` AFTER INSERT ON `paper_authors` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_author_delete` AFTER DELETE ON `paper_authors` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (old.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_author_update` AFTER UPDATE ON `paper_authors` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_category_insert` AFTER INSERT ON `paper_categories` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_category_delete` AFTER DELETE ON `paper_categories` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (old.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_category_update` AFTER UPDATE ON `paper_categories` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_place_insert` AFTER INSERT ON `map_points` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_place_delete` AFTER DELETE ON `map_points` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (old.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_place_update` AFTER UPDATE ON `map_points` BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_appearance_insert` AFTER INSERT ON `appearances` WHEN new.paper_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_appearance_delete` AFTER DELETE ON `appearances` WHEN old.paper_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (old.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_appearance_from` AFTER UPDATE OF `paper_id`, `source_id` ON `appearances` WHEN old.paper_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (old.paper_id >> 13);
END;
--> statement-breakpoint
CREATE TRIGGER `columns_stale_appearance_to` AFTER UPDATE OF `paper_id`, `source_id` ON `appearances` WHEN new.paper_id IS NOT NULL BEGIN
  INSERT OR IGNORE INTO columns_stale(block) VALUES (new.paper_id >> 13);
END;
--> statement-breakpoint
INSERT INTO columns_stale(block) SELECT DISTINCT id >> 13 FROM papers;
