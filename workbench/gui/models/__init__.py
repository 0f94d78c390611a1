"""Qt item models over the application's stores."""
