"""How mentions stand to one another: links, decisions, questions, conflicts."""
