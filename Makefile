UV = uv
lock:
	$(UV) pip compile
