"""Files to take away: tables, workbook, handout, offline copy."""
