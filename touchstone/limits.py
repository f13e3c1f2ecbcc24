"""Which limits hold for the text that a visitor gives?

They are enforced before any work is done, and told where the text is asked for.
"""

MAX_QUERY_CHARS = 300
MAX_TEXT_CHARS = 80

# A file that is given. Streamlit's server counts a megabyte the same way, and its setting
# server.maxUploadSize says the same number; its uploader in the browser takes a megabyte
# for 1,000,000 bytes, and says so when it refuses a file.
MEGABYTE = 1024 * 1024
MAX_UPLOAD_BYTES = 5 * MEGABYTE

# The text of an article, pasted or read from a file: more than 50,000 words.
MAX_ARTICLE_CHARS = 400_000
# What the box for it takes at all. A longer text is refused in words; one that the browser
# sent and the server did not read (server.maxMessageSize) would end every connection anew.
MAX_PASTED_CHARS = 5 * MAX_ARTICLE_CHARS
MAX_BLOCKS = 10_000
# Reading Markdown takes the square of these: a paragraph without a blank line, and the
# square brackets of a text.
MAX_MARKDOWN_PARAGRAPH_CHARS = 40_000
MAX_MARKDOWN_BRACKETS = 10_000
# Longer paragraphs are split at a space; one without a space is refused.
MAX_PARAGRAPH_CHARS = 20_000

# The table of claims of one article, and the words of one of them (as in claims.csv).
MAX_DRAFT_ROWS = 500
MAX_QUOTE_CHARS = 1_000
MAX_PDF_PAGES = 300
# Tags of a web page or of a Word file: each costs about a hundred bytes of memory.
MAX_TAGS = 1_000_000

# What a zip file may unpack to (a Word file is one, too).
MAX_ZIP_MEMBERS = 1_000
MAX_UNPACKED_BYTES = 40 * MEGABYTE

# A data pack that a visitor gives: lines of one table, and all articles together.
# Checking takes time for each.
MAX_UPLOADED_ROWS = 3_000
MAX_UPLOADED_ARTICLE_BYTES = 2 * MEGABYTE

# A text that a data pack has about itself; it is read as Markdown, too.
MAX_PACK_TEXT_CHARS = 10_000

# What reading a PDF or a Word file may cost.
MAX_READ_CPU_SECONDS = 8
MAX_READ_SECONDS = 25
MAX_READ_MEMORY = 700 * MEGABYTE
MAX_READS_AT_ONCE = 2

# How much of a large pack a page draws at once: what fits is drawn whole, and of the
# rest a part that the reader chooses (``paging``). The shipped pack fits everywhere.
# Rows and columns of the matrix and of the evidence map: about a thousand cells.
MAX_ROWS_DRAWN = 40
MAX_COLUMNS_DRAWN = 25
# Benefits of one concern with all that research found, and passages: a long page each.
MAX_BENEFITS_DRAWN = 25
MAX_CARDS_DRAWN = 40
# Studies in one page of the list.
MAX_STUDIES_LISTED = 20
# Links to the passages of one claim, and studies of one cell that found the same.
MAX_PASSAGE_LINKS = 12
MAX_STUDIES_DRAWN = 40
# Squares of one row of the spread chart; what is beyond them is a number.
MAX_SQUARES_DRAWN = 25
# Hits of a search in one article that are marked; all are counted.
MAX_HITS_DRAWN = 2_000
# Concerns as buttons on the welcome page, and on paper what still is a page or three.
MAX_PILLS = 60
MAX_HANDOUT_ITEMS = 100
# The offline copy is one file: about two kilobytes for each claim, study and caution.
MAX_OFFLINE_ROWS = 10_000
