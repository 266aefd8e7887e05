#!/bin/sh
# What the GitHub action, the GitLab template and the container run: copylint over a checkout.
#
# Told by the environment, all of it optional:
#   COPYLINT_PATHS         files and folders, one a line; the whole folder when empty
#   COPYLINT_FAIL_ON       error, warning, note or never
#   COPYLINT_LOCALE        of the copy, such as en-GB
#   COPYLINT_CHANGED_ONLY  true: only what changed since the target branch, or the last push
#   COPYLINT_BASE          what to compare with in place of those: origin/BRANCH or a commit
#   COPYLINT_SARIF         a file for the SARIF report
#   COPYLINT_REPORTS       further reports, NAME=FILE, one a line
#   COPYLINT_STRICT        true: a check that could not run is a failure
# What is not said here is read from copylint.yaml.
#
# Exit code: that of copylint. 0 ready to publish, 1 something must change, 2 could not run.
set -euf

say() { printf 'copylint-ci: %s\n' "$1" >&2; }

fail() {
    say "$1"
    exit 2
}

# Tell whether a variable, by its name and value, says yes.
says_yes() {
    case $2 in
        true | yes | on | 1) return 0 ;;
        '' | false | no | off | 0) return 1 ;;
        *) fail "$1 cannot be \`$2\`; write true or false" ;;
    esac
}

# Bring copylint where it is not there: from the folder this script is in.
install_copylint() {
    command -v copylint >/dev/null 2>&1 && return
    source=$(cd "$(dirname "$0")/.." && pwd)
    [ -f "$source/pyproject.toml" ] || fail 'no copylint on PATH; install it, or use its image'
    python=$(command -v python3 || command -v python) || fail 'no Python; install Python 3.11'
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$python is too old; install Python 3.11 or newer"
    place=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/copylint.XXXXXX")
    trap 'rm -rf "$place"' EXIT
    "$python" -m venv "$place" || fail "$python makes no virtual environment; install its venv"
    "$place/bin/python" -m pip install --quiet --disable-pip-version-check "$source" ||
        fail 'copylint cannot be installed; the lines above say why'
    PATH=$place/bin:$PATH
}

# Let git read a checkout that another user owns, as in a container: this job's, no other.
trust_checkout() {
    checkout=${GITHUB_WORKSPACE:-${CI_PROJECT_DIR:-}}
    [ -n "$checkout" ] || return 0
    number=${GIT_CONFIG_COUNT:-0}
    export "GIT_CONFIG_KEY_$number=safe.directory" "GIT_CONFIG_VALUE_$number=$checkout"
    export GIT_CONFIG_COUNT=$((number + 1))
}

# Name what the change is compared with; nothing where nobody knows.
base_of_change() {
    if [ -n "${COPYLINT_BASE:-}" ]; then
        printf '%s' "$COPYLINT_BASE"
        return
    fi
    if [ -n "${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}" ]; then
        printf '%s' "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
        return
    fi
    target=${GITHUB_BASE_REF:-${CI_MERGE_REQUEST_TARGET_BRANCH_NAME:-}}
    if [ -n "$target" ]; then
        printf 'origin/%s' "$target"
        return
    fi
    before=${COPYLINT_BEFORE:-${CI_COMMIT_BEFORE_SHA:-}}
    case $before in
        *[!0]*) printf '%s' "$before" ;; # zeros: a branch that is new
    esac
}

has_fork() { git merge-base "$1" HEAD >/dev/null 2>&1; }

# Fetch as much history as it takes to see where the change began.
fetch_base() {
    has_fork "$1" && return
    wanted=$1
    case $1 in
        origin/*) wanted=+refs/heads/${1#origin/}:refs/remotes/$1 ;;
    esac
    if [ "$(git rev-parse --is-shallow-repository)" = false ]; then
        bring "$wanted" || return 1
        has_fork "$1"
        return
    fi
    for depth in --depth=1 --deepen=50 --deepen=500 --unshallow; do
        bring "$wanted" "$depth" || return 1
        has_fork "$1" && return
    done
    return 1
}

# Fetch a branch or commit, and with it the history of HEAD, where the server knows that.
bring() {
    what=$1
    shift
    set -- fetch --quiet --no-tags "$@" origin "$what"
    git "$@" "$(git rev-parse HEAD)" >/dev/null 2>&1 || git "$@" >/dev/null 2>&1
}

install_copylint
trust_checkout

set -- check
[ -z "${COPYLINT_FAIL_ON:-}" ] || set -- "$@" --fail-on "$COPYLINT_FAIL_ON"
[ -z "${COPYLINT_LOCALE:-}" ] || set -- "$@" --locale "$COPYLINT_LOCALE"
[ -z "${COPYLINT_SARIF:-}" ] || set -- "$@" --report "sarif=$COPYLINT_SARIF"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || set -- "$@" --report "markdown=$GITHUB_STEP_SUMMARY"
if says_yes COPYLINT_STRICT "${COPYLINT_STRICT:-}"; then
    set -- "$@" --strict
fi
if says_yes COPYLINT_CHANGED_ONLY "${COPYLINT_CHANGED_ONLY:-}"; then
    base=$(base_of_change)
    case $base in
        -*) fail "COPYLINT_BASE cannot be \`$base\`; write origin/BRANCH or a commit" ;;
    esac
    if [ -z "$base" ]; then
        say 'nobody says what the change is compared with, so all is checked; name it in COPYLINT_BASE'
    elif fetch_base "$base"; then
        set -- "$@" "--changed=$base"
    else
        say "git cannot bring $base or where the change left it, so all is checked"
    fi
fi
newline='
'
IFS=$newline
for report in ${COPYLINT_REPORTS:-}; do
    set -- "$@" --report "$report"
done
set -- "$@" --
for path in ${COPYLINT_PATHS:-.}; do
    set -- "$@" "$path"
done
unset IFS

code=0
copylint "$@" || code=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then
    printf 'code=%s\nsarif=%s\n' "$code" "${COPYLINT_SARIF:-}" >>"$GITHUB_OUTPUT"
fi
exit "$code"
