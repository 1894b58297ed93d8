-- Full-text index over the cleaned title and abstract. It holds no text of its own (content = papers), and the
-- triggers keep it in step with every change of a paper.
CREATE VIRTUAL TABLE `papers_fts` USING fts5(
  title_text, abstract_text,
  content = 'papers', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE TRIGGER `papers_fts_insert` AFTER INSERT ON `papers` BEGIN
  INSERT INTO papers_fts(rowid, title_text, abstract_text) VALUES (new.id, new.title_text, new.abstract_text);
END;
--> statement-breakpoint
CREATE TRIGGER `papers_fts_delete` AFTER DELETE ON `papers` BEGIN
  INSERT INTO papers_fts(papers_fts, rowid, title_text, abstract_text)
  VALUES ('delete', old.id, old.title_text, old.abstract_text);
END;
--> statement-breakpoint
CREATE TRIGGER `papers_fts_update` AFTER UPDATE OF `title_text`, `abstract_text` ON `papers` BEGIN
  INSERT INTO papers_fts(papers_fts, rowid, title_text, abstract_text)
  VALUES ('delete', old.id, old.title_text, old.abstract_text);
  INSERT INTO papers_fts(rowid, title_text, abstract_text) VALUES (new.id, new.title_text, new.abstract_text);
END;
