namespace CcgcStream.Cli;

/// <summary>What the process answers to its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int WrongUse = 2;
}

/// <summary>The command line asks for something that makes no sense; exit 2.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The service that the command talks to refused or is not there; exit 1.</summary>
internal sealed class TargetException(string message, Exception? inner = null) : Exception(message, inner);
