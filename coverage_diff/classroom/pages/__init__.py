"""The lesson as pages: sheets and slides in HTML, the plan in Markdown."""
