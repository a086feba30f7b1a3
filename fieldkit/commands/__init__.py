"""The commands of `fieldkit`, one file a group; `cli` mounts them."""
