"""The main job from end to end, on invented families: what `make run` runs."""
