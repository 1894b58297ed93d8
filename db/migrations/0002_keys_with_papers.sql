DROP INDEX `appearances_title_key`;--> statement-breakpoint
DROP INDEX `appearances_arxiv_id`;--> statement-breakpoint
CREATE INDEX `appearances_title_key` ON `appearances` (`title_key`,`paper_id`);--> statement-breakpoint
CREATE INDEX `appearances_arxiv_id` ON `appearances` (`arxiv_id`,`paper_id`);--> statement-breakpoint
DROP INDEX `facts_title_key`;--> statement-breakpoint
DROP INDEX `facts_arxiv_id`;--> statement-breakpoint
CREATE INDEX `facts_title_key` ON `facts` (`title_key`,`paper_id`);--> statement-breakpoint
CREATE INDEX `facts_arxiv_id` ON `facts` (`arxiv_id`,`paper_id`);