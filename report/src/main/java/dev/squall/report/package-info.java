/**
 * Journals for people: what a journal file says ({@link dev.squall.report.JournalReader}), drawn as HTML, Markdown and PDF
 * ({@link dev.squall.report.Report}). It reads journals of other tools and of broken runs, and decides nothing.
 */
@NullMarked
package dev.squall.report;

import org.jspecify.annotations.NullMarked;
