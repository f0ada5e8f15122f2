using System.CommandLine;
using CcgcStream.Cli.Diagnosis;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc doctor</c>: says what works here and what does not, in plain words.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var target = CommonOptions.Target();
        var data = new Option<string>("--data") { Description = "Data directory of a Standalone on this machine", DefaultValueFactory = _ => "data" };
        var command = new Command("doctor", "Check this machine and a running service") { target, data };
        command.SetAction(async (parsed, ct) =>
        {
            var findings = await new Doctor(parsed.GetValue(target)!, parsed.GetValue(data)!).ExamineAsync(ct);
            foreach (var finding in findings)
            {
                Console.Out.WriteLine($"{(finding.Good ? "ok  " : "BAD ")} {finding.Subject}: {finding.Words}");
            }

            return findings.All(f => f.Good) ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
