"""The tour: a card that leads through the sample, and a ring around what it speaks of."""
