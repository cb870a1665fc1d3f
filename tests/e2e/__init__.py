"""The portal as people meet it: real browsers on everything that `make up` starts."""
