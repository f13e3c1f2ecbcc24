"""Every limit on what is accepted, worked on or shown at once.

Limits on input are enforced before any work is done, and the page that asks for the input
says them. docs/security.md lists all of them with their values.
"""

# --- What a visitor types.
# Of own words, so much is read; the box takes more, and the answer says what was not read.
MAX_QUERY_CHARS = 2_000
MAX_TYPED_CHARS = 5 * MAX_QUERY_CHARS
MAX_TEXT_CHARS = 80
# Who gives a handout, in one line of it.
MAX_GIVER_CHARS = 60
# Concerns suggested for a visitor's own words.
MAX_CONCERNS_FOUND = 3
# Cautions that are shown for own words that they speak of, the most severe first.
MAX_CAUTIONS_FOUND = 3

# --- Links.
MAX_PARAMETER_CHARS = 2_000
# Values of one parameter that holds a list.
MAX_PARAMETER_VALUES = 60
# Sentences about what was left out of a link; the others are counted.
MAX_LINK_NOTES = 5
# Articles that can be chosen: the ids of so many fit into one parameter.
MAX_ARTICLES_CHOSEN = 30
# Concerns that are compared, the chosen one included.
MAX_COMPARED = 3
# With more cells than this, concern and benefit of a misspelled one are looked for separately.
MAX_CELLS_MEASURED = 2_000

# --- Files of a data pack in a folder.
MAX_PACK_FILE_BYTES = 50_000_000
MAX_PACK_ARTICLES = 500
MAX_FRONT_MATTER_CHARS = 20_000
# A text that a data pack has about itself; it is read as Markdown, too.
MAX_PACK_TEXT_CHARS = 10_000
MAX_TABLE_ROWS = 50_000
MAX_CELL_CHARS = 100_000
# Excel drops a longer text.
MAX_SHEET_CELL_CHARS = 32_767
# Errors that are collected before a table is given up; each costs half a millisecond.
MAX_TABLE_ERRORS = 5_000
# Problems for which "Did you mean" is worked out: finding it takes time.
MAX_HINTS = 20
MAX_PROBLEMS_SHOWN = 10

# --- Messages about what a stranger wrote.
# Names measured exactly when the nearest to a misspelled one is looked for, and their length.
MAX_NAMES_MEASURED = 1_000
MAX_MEASURED_CHARS = 300
# How much of it is quoted: a name or value, and a sentence.
MAX_QUOTED_CHARS = 60
MAX_QUOTED_SENTENCE_CHARS = 160

# --- A file that a visitor gives. Streamlit's server counts a megabyte the same way, and its
# setting server.maxUploadSize says the same number; its uploader in the browser takes a
# megabyte for 1,000,000 bytes, and says so when it refuses a file.
MEGABYTE = 1024 * 1024
MAX_UPLOAD_BYTES = 5 * MEGABYTE
# What a zip file may unpack to (a Word file is one, too).
MAX_ZIP_MEMBERS = 1_000
MAX_UNPACKED_BYTES = 40 * MEGABYTE
# Checking a data pack takes time for each line of a table, and for all articles together.
MAX_UPLOADED_ROWS = 12_000
MAX_UPLOADED_ARTICLE_BYTES = 2 * MEGABYTE
# What an editor decided, beside the tables, and one text of it.
MAX_DECISIONS_BYTES = 4 * MEGABYTE
MAX_DECISION_CHARS = 8_000

# --- The text of an article, pasted or read from a file: more than 50,000 words.
MAX_ARTICLE_CHARS = 400_000
# What the box for it takes at all. A longer text is refused in words; one that the browser
# sent and the server did not read (server.maxMessageSize) would end every connection anew.
MAX_PASTED_CHARS = 5 * MAX_ARTICLE_CHARS
MAX_BLOCKS = 10_000
# Longer paragraphs are split at a space; one without a space is refused.
MAX_PARAGRAPH_CHARS = 20_000
# A longer heading becomes a paragraph.
MAX_HEADING_CHARS = 300
# Reading Markdown takes the square of these: a paragraph without a blank line, and the
# square brackets of a text.
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
# A longer sentence is cut, and a chain of causes ends, so that the work stays linear.
MAX_SENTENCE_CHARS = 1_000
MAX_CHAIN_LINKS = 4

# --- The table of claims of one article, and the words of one of them (as in claims.csv).
MAX_DRAFT_ROWS = 500
MAX_QUOTE_CHARS = 1_000
# Text that a browser is given at once to pick sentences from.
MAX_PICK_CHARS = 40_000

# Parts of a saved web page, and parts that hold parts: many take the square of their number.
MAX_SAVED_PARTS = 2_000
MAX_NESTED_PARTS = 20

# --- What a page shows at once.
# Studies in one page of the list.
MAX_STUDIES_LISTED = 20
# From this many studies on, Research draws charts of them.
LEAST_STUDIES_CHARTED = 10
# Claims of a visitor's article in one page of the list, each with its controls.
MAX_CLAIMS_LISTED = 10
# Hits of a search in one article that are marked; all are counted.
MAX_HITS_DRAWN = 2_000
# The offline copy is one file: about two kilobytes for each claim, study and caution.
MAX_OFFLINE_ROWS = 10_000
# What the pages are made for: ten times the shipped pack, with room to spare. A larger pack
# still makes files, and ``check`` warns of it.
MAX_PAGE_CELLS = 4_000
MAX_PAGE_STUDIES = 2_000

# --- What the server keeps in memory.
# Minutes that a page which lost its connection finds its article again: as
# server.disconnectedSessionTTL in .streamlit/config.toml.
MAX_MINUTES_LOST = 10
# Choices of articles: packs hold few, so that most choices of readers are kept.
MAX_CACHED_SELECTIONS = 64
# Views: those of the shipped pack are some hundreds, of about 20 kB each.
MAX_CACHED_RESULTS = 512
# Documents and pictures of the preview of shared links, by concern and address.
MAX_CACHED_PREVIEWS = 100
# Concerns fetched by a browser before they are chosen, about 25 kB each: a megabyte.
MAX_PREFETCHED = 40
# Words with their stems: stemming takes most of the time of reading a text.
MAX_CACHED_STEMS = 20_000
