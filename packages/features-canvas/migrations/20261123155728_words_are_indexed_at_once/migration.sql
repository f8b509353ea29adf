-- An edit that had to index what others left behind would take long, and a search until then too.
ALTER INDEX "diagram_element_words_idx" SET (fastupdate = off);

SELECT gin_clean_pending_list('diagram_element_words_idx');
