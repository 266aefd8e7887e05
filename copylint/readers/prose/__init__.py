"""What the readers share: blocks are drafted here, and become a document.

`drafts` gathers the letters of one block with their places; `builder` knows which block of which
kind they belong to; `tags` walks HTML; `masks` hides templates at the same length; `matter` reads
front matter; `allows` reads wishes to silence; `finish` makes the document.
"""
