using System.CommandLine;
using CcgcStream.Cli.Sources;
using CcgcStream.Collector.Doctor;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc sources check|settings</c>: what is wrong with the configured sources, what they cost, and what can be set.</summary>
internal static class SourcesCommand
{
    public static Command Create() => new("sources", "The sources that posts come from") { Check(), Settings() };

    private static Command Check()
    {
        var format = CommonOptions.OneOf("--format", "Output", "table", "table", "json");
        var config = new Option<string?>("--config") { Description = "JSON file with the section Collector; default: appsettings.json and the environment, as the services read them" };
        var command = new Command("check", "Say what is wrong with the configured sources and what they will cost") { format, config };
        command.SetAction(parsed =>
        {
            var check = SourceDoctor.Examine(Configuration(parsed.GetValue(config)));
            if (parsed.GetValue(format) == "json")
            {
                Console.Out.WriteLine(check.ToJson());
            }
            else
            {
                SourceTable.Write(check, Console.Out);
            }

            return check.IsHealthy ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static Command Settings()
    {
        var command = new Command("settings", "Print every setting of every kind of source, as Markdown");
        command.SetAction(_ =>
        {
            Console.Out.Write(SourceHandbook.Markdown());
            return ExitCode.Success;
        });
        return command;
    }

    private static IConfiguration Configuration(string? file)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        var builder = new ConfigurationBuilder().SetBasePath(Directory.GetCurrentDirectory());
        if (file is null)
        {
            builder.AddJsonFile("appsettings.json", optional: true).AddJsonFile($"appsettings.{environment}.json", optional: true);
        }
        else
        {
            builder.AddJsonFile(Path.GetFullPath(file), optional: false);
        }

        try
        {
            return builder.AddEnvironmentVariables().Build();
        }
        catch (InvalidDataException e)
        {
            throw new UsageException(e.InnerException?.Message ?? e.Message);
        }
    }
}
