// The participants' pages work without this file; it only saves drafts and announces news.
