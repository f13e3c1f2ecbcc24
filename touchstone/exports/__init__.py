"""Files that readers download: tables, workbooks, handouts, references, the offline copy."""
