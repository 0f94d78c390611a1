"""The AWS accounts that this computer has profiles of, and what was read of their functions."""

from workbench.base.signal import Signal
from workbench.model.remote import Listing, ListingState, RemotePlace


class AccountsStore:
    """`changed` tells that there are other places, or that more or less is known of one."""

    def __init__(self) -> None:
        self.places: tuple[RemotePlace, ...] = ()
        self.changed: Signal[None] = Signal()
        self._listings: dict[RemotePlace, Listing] = {}

    def set_places(self, places: tuple[RemotePlace, ...]) -> None:
        """There are these places; what is known of those that stay is kept."""
        if places != self.places:
            self.places = places
            self._listings = {place: known for place, known in self._listings.items() if place in places}
            self.changed.emit(None)

    def listing(self, place: RemotePlace) -> Listing:
        """What is known of the functions of a place."""
        return self._listings.get(place, Listing())

    def is_reading(self, place: RemotePlace) -> bool:
        """Whether its functions are being asked for."""
        return self.listing(place).state is ListingState.READING

    def put(self, place: RemotePlace, listing: Listing) -> None:
        """This is known now of a place, while it is one."""
        if place in self.places and listing != self.listing(place):
            self._listings[place] = listing
            self.changed.emit(None)
