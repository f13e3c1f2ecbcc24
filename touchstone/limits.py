"""Every limit on what is accepted, processed or shown at once.

Limits on input are enforced before any work is done, and the page that asks for the input
states them. docs/security.md lists all of them with their values.
"""

# --- What a visitor types.
# How much of a visitor's own words is read. The box accepts more, and the answer says what was
# not read.
MAX_QUERY_CHARS = 2_000
MAX_TYPED_CHARS = 5 * MAX_QUERY_CHARS
MAX_TEXT_CHARS = 80
# The name of whoever hands out a handout, on one line of it.
MAX_GIVER_CHARS = 60
# Concerns suggested for a visitor's own words.
MAX_CONCERNS_FOUND = 3
# Cautions shown for a visitor's own words that are about them, most severe first.
MAX_CAUTIONS_FOUND = 3

# --- Links.
MAX_PARAMETER_CHARS = 2_000
# Values of one parameter that holds a list.
MAX_PARAMETER_VALUES = 60
# Sentences about what was left out of a link; the rest are only counted.
MAX_LINK_NOTES = 5
# Articles that can be chosen: the ids of this many fit into one parameter.
MAX_ARTICLES_CHOSEN = 30
# Concerns that are compared, the chosen one included.
MAX_COMPARED = 3
# With more cells than this, the concern and the benefit of a misspelled one are matched
# separately.
MAX_CELLS_MEASURED = 2_000

# --- Files of a data pack in a folder.
MAX_PACK_FILE_BYTES = 50_000_000
MAX_PACK_ARTICLES = 500
MAX_FRONT_MATTER_CHARS = 20_000
# A text of a data pack about itself, which is also parsed as Markdown.
MAX_PACK_TEXT_CHARS = 10_000
MAX_TABLE_ROWS = 50_000
MAX_CELL_CHARS = 100_000
# Excel drops a longer text.
MAX_SHEET_CELL_CHARS = 32_767
# Errors that are collected before the check of a table stops; each costs half a millisecond.
MAX_TABLE_ERRORS = 5_000
# Problems for which "Did you mean" is worked out, which takes time.
MAX_HINTS = 20
MAX_PROBLEMS_SHOWN = 10

# --- Messages about what a stranger wrote.
# How many candidates for a misspelled name are compared exactly, and how much of each.
MAX_NAMES_MEASURED = 1_000
MAX_MEASURED_CHARS = 300
# How much of a stranger's text is quoted: of a name or value, and of a sentence.
MAX_QUOTED_CHARS = 60
MAX_QUOTED_SENTENCE_CHARS = 160

# --- A file that a visitor uploads. Streamlit's server counts a megabyte the same way, and its
# setting server.maxUploadSize has the same number. Its uploader in the browser counts a
# megabyte as 1,000,000 bytes, and says so when it refuses a file.
MEGABYTE = 1024 * 1024
MAX_UPLOAD_BYTES = 5 * MEGABYTE
# What a zip file may unpack to (a Word file is also one).
MAX_ZIP_MEMBERS = 1_000
MAX_UNPACKED_BYTES = 40 * MEGABYTE
# The time to check a data pack grows with the lines of each table, and with the total size of
# the articles.
MAX_UPLOADED_ROWS = 12_000
MAX_UPLOADED_ARTICLE_BYTES = 2 * MEGABYTE
# The file of an editor's decisions, beside the tables, and one text in it.
MAX_DECISIONS_BYTES = 4 * MEGABYTE
MAX_DECISION_CHARS = 8_000

# --- The text of an article, pasted or read from a file: more than 50,000 words.
MAX_ARTICLE_CHARS = 400_000
# What the text box accepts. A longer article is refused with a message. A text over
# server.maxMessageSize would end the connection, and again after each reconnect.
MAX_PASTED_CHARS = 5 * MAX_ARTICLE_CHARS
MAX_BLOCKS = 10_000
# Longer paragraphs are split at a space; one without a space is refused.
MAX_PARAGRAPH_CHARS = 20_000
# A longer heading becomes a paragraph.
MAX_HEADING_CHARS = 300
# The time to parse Markdown grows with the square of these: the length of a paragraph without a
# blank line, and the number of square brackets in a text.
MAX_MARKDOWN_PARAGRAPH_CHARS = 40_000
MAX_MARKDOWN_BRACKETS = 10_000
# Tags of a web page or of a Word file: each costs about a hundred bytes of memory.
MAX_TAGS = 1_000_000
MAX_PDF_PAGES = 300

# --- What reading an article may cost.
MAX_READ_CPU_SECONDS = 8
MAX_READ_SECONDS = 25
MAX_READ_MEMORY = 700 * MEGABYTE
MAX_READS_AT_ONCE = 2
# Longer sentences are cut and longer chains of causes end, so that the work stays linear.
MAX_SENTENCE_CHARS = 1_000
MAX_CHAIN_LINKS = 4

# --- The table of claims of one article, and the quote of one of them (as in claims.csv).
MAX_DRAFT_ROWS = 500
MAX_QUOTE_CHARS = 1_000
# Text that is sent to a browser at once to pick sentences from.
MAX_PICK_CHARS = 40_000

# Parts of a saved web page, and parts that hold parts: the time to read them grows with the
# square of their number.
MAX_SAVED_PARTS = 2_000
MAX_NESTED_PARTS = 20

# --- What a page shows at once.
# Studies on one page of the list.
MAX_STUDIES_LISTED = 20
# With at least this many studies, the Research page draws charts of them.
LEAST_STUDIES_CHARTED = 10
# Claims of a visitor's article on one page of the list, each with its controls.
MAX_CLAIMS_LISTED = 10
# Search hits that are marked in one article; all are counted.
MAX_HITS_DRAWN = 2_000
# The offline copy is one file: about two kilobytes for each claim, study and caution.
MAX_OFFLINE_ROWS = 10_000
# What the pages are made for: ten times the shipped pack, with room to spare. Files can still
# be made from a larger pack, and ``check`` warns about it.
MAX_PAGE_CELLS = 4_000
MAX_PAGE_STUDIES = 2_000

# --- What the server keeps in memory.
# Minutes in which a page that lost its connection gets its article back; the same as
# server.disconnectedSessionTTL in .streamlit/config.toml.
MAX_MINUTES_LOST = 10
# Choices of articles: packs hold few articles, so most choices of readers are kept.
MAX_CACHED_SELECTIONS = 64
# Views: the shipped pack has a few hundred, of about 20 kB each.
MAX_CACHED_RESULTS = 512
# Preview documents of shared links, by concern and address, and preview pictures, by concern.
MAX_CACHED_PREVIEWS = 100
# Concerns that a browser fetches before they are chosen, about 25 kB each: a megabyte in all.
MAX_PREFETCHED = 40
# Words with their stems: stemming takes most of the time needed to read a text.
MAX_CACHED_STEMS = 20_000
