# The function. stdout is the result, stderr goes to the log; a status other than 0 is an error.

# handler EVENT: say how long the event is.
handler() {
    echo "got an event of ${#1} characters" >&2
    case "$1" in
        *'"fail"'*) return 3 ;;
    esac
    printf '{"characters": %d}' "${#1}"
}
