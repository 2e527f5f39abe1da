"""The tables of an index's file, and what may not be found in them."""

APPLICATION = 0x63644958
"""The file's application id, "cdIX": tells it from other databases."""

TABLES = """
CREATE TABLE tag (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
    number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, url BLOB, outlet BLOB NOT NULL, digest BLOB NOT NULL,
    lines BLOB NOT NULL, content BLOB NOT NULL);
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_outlet ON article (outlet);
CREATE TABLE furniture (outlet BLOB PRIMARY KEY, lines TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE segment (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL, content_key BLOB NOT NULL, day INTEGER,
    block INTEGER NOT NULL, place TEXT NOT NULL);
CREATE INDEX segment_article ON segment (article);
CREATE TABLE feature (segment INTEGER PRIMARY KEY, terms BLOB NOT NULL, signature BLOB NOT NULL, keys BLOB NOT NULL);
CREATE TABLE neighbour (segment INTEGER PRIMARY KEY, others BLOB NOT NULL, odds BLOB NOT NULL);
CREATE TABLE home (segment INTEGER PRIMARY KEY, cluster INTEGER NOT NULL, event INTEGER);
CREATE INDEX home_cluster ON home (cluster);
CREATE INDEX home_event ON home (event) WHERE event IS NOT NULL;
CREATE TABLE event (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first_day INTEGER, last_day INTEGER,
    description TEXT NOT NULL);
CREATE TABLE former_event (id TEXT PRIMARY KEY, segment INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX former_segment ON former_event (segment);
CREATE TABLE band (
    block INTEGER, key INTEGER, segment INTEGER, PRIMARY KEY (block, key, segment)) WITHOUT ROWID;
CREATE TABLE word (number INTEGER PRIMARY KEY, text BLOB NOT NULL UNIQUE);
CREATE TABLE chunk (array TEXT, number INTEGER, data BLOB NOT NULL, PRIMARY KEY (array, number));
"""
"""What is kept of articles, their stories, the groups of these, and the words of all."""

SEARCH = "CREATE VIRTUAL TABLE passage USING fts5(text, content='', detail=none, tokenize='porter unicode61')"
"""Where articles are looked for by their words, which are not kept a second time."""

FLAWS = {
    "a story without its article": "SELECT 1 FROM segment WHERE article NOT IN (SELECT number FROM article)",
    "an article that cannot be searched": "SELECT 1 FROM article WHERE number NOT IN (SELECT id FROM passage_docsize)",
    "a search entry without its article": "SELECT 1 FROM passage_docsize WHERE id NOT IN (SELECT number FROM article)",
    "a story without features": "SELECT 1 FROM segment WHERE number NOT IN (SELECT segment FROM feature)",
    "a story without a place": "SELECT 1 FROM segment WHERE number NOT IN (SELECT segment FROM home)",
    "features of no story": "SELECT 1 FROM feature WHERE segment NOT IN (SELECT number FROM segment)",
    "neighbours of no story": "SELECT 1 FROM neighbour WHERE segment NOT IN (SELECT number FROM segment)",
    "a place of no story": "SELECT 1 FROM home WHERE segment NOT IN (SELECT number FROM segment)",
    "a key of no story": "SELECT 1 FROM band WHERE segment NOT IN (SELECT number FROM segment)",
    "a place in no event": "SELECT 1 FROM home WHERE event IS NOT NULL AND event NOT IN (SELECT number FROM event)",
    "an event of one story": (
        "SELECT 1 FROM event WHERE (SELECT count(*) FROM home WHERE home.event = event.number) < 2"
    ),
}
"""Queries that find something where an index is not whole, by what they find."""
