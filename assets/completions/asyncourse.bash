# Completion of asyncourse for bash. Its words are what `asyncourse --help` says.

_asyncourse()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=- at options= values=
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${COMP_WORDS[at]} in
        --course) ((at++)) ;;
        -*) ;;
        *)
            command=${COMP_WORDS[at]}
            break
            ;;
        esac
    done
    case $command in
@OPTIONS@
    esac
    case "$command $before" in
@VALUES@
    esac
    COMPREPLY=()
    case $values in
    :none) ;;
    :folders) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
    :files) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    ?*) mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word") ;;
    '')
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
        elif [[ $command == - ]]; then
            mapfile -t COMPREPLY < <(compgen -W '
@COMMANDS@
            ' -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
        ;;
    esac
}

complete -o filenames -F _asyncourse asyncourse
