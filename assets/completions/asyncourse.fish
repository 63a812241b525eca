# Completion of asyncourse for fish. Its words are what `asyncourse --help` says.

function __asyncourse_first
    set -l words (commandline -opc)
    for word in $words[2..]
        string match -q -- '-*' $word
        or return 1
    end
end

@COMMANDS@
@OPTIONS@
