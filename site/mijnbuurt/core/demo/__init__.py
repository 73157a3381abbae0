"""Behind the scenes of a demo site: its mail, its accounts, its clock. It does not exist outside
demo mode, and the production settings have no demo mode."""
