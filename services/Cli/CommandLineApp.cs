using System.CommandLine;
using System.Runtime.InteropServices;
using CcgcStream.Cli.Commands;
using CcgcStream.Streaming;

namespace CcgcStream.Cli;

/// <summary>The <c>ccgc</c> command. Results on standard output, progress and errors on standard error; exit 0, 1 or 2.</summary>
internal static class CommandLineApp
{
    public static RootCommand Create() => new("CcgcStream: a live communication-impact index of 100 Chinese cities.")
    {
        EnrichCommand.Create(),
        ReplayCommand.Create(),
        RankCommand.Create(),
        ReportCommand.Create(),
        CalibrateCommand.Create(),
        ToneTableCommand.Create(),
        SimulateCommand.Create(),
        AlertsCommand.Create(),
        GenerationsCommand.Create(),
        DeadLettersCommand.Create(),
        KeysCommand.Create(),
        PrivacyCommand.Create(),
        TopicsCommand.Create(),
        SourcesCommand.Create(),
        DoctorCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"ccgc: {error.Message}");
            }

            await Console.Error.WriteLineAsync("ccgc: see 'ccgc --help' or 'ccgc COMMAND --help'");
            return ExitCode.WrongUse;
        }

        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("ccgc: stopped");
            return ExitCode.Failure;
        }
        catch (UsageException e)
        {
            await Console.Error.WriteLineAsync($"ccgc: {e.Message}");
            return ExitCode.WrongUse;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or TargetException or EventLogException)
        {
            await Console.Error.WriteLineAsync($"ccgc: {e.Message}");
            return ExitCode.Failure;
        }
    }
}
