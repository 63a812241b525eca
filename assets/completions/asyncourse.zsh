#compdef asyncourse
# Completion of asyncourse for zsh. Its words are what `asyncourse --help` says.

_asyncourse_command()
{
    local -a commands
    commands=(
@COMMANDS@
    )
    _describe command commands
}

_asyncourse()
{
    local at=2 command=-
    while ((at < CURRENT)); do
        case $words[at] in
        --course) ((at++)) ;;
        -*) ;;
        *)
            command=$words[at]
            break
            ;;
        esac
        ((at++))
    done
    if [[ $command == - && $words[CURRENT] != -* && $words[CURRENT-1] != -* ]]; then
        _asyncourse_command
        return
    fi
    case $command in
@OPTIONS@
    *) _files ;;
    esac
}

_asyncourse "$@"
