using System.CommandLine;
using CcgcStream.Cli.Target;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc alerts redeliver [ID...]</c>: tries notifications again that were given up; without ids, all of them.</summary>
internal static class RedeliverCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Description = "Notification ids; default: every dead letter", Arity = ArgumentArity.ZeroOrMore };
        var target = CommonOptions.Target();
        var command = new Command("redeliver", "Try notifications again that were given up") { ids, target };
        command.SetAction(async (parsed, ct) =>
        {
            using var client = new TargetClient(parsed.GetValue(target)!);
            var wanted = parsed.GetValue(ids) is { Length: > 0 } named ? named : await DeadAsync(client, ct);
            foreach (var id in wanted)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/notifications/{Uri.EscapeDataString(id)}/redeliver");
                using var response = await client.SendAsync(request, ct);
                await TargetClient.EnsureSuccessAsync(response, ct);
                Console.Out.WriteLine(id);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<string[]> DeadAsync(TargetClient client, CancellationToken ct)
    {
        using var dead = await client.GetJsonAsync("v1/notifications/dead", ct);
        return [.. dead.RootElement.EnumerateArray().Select(d => d.GetProperty("notification").GetProperty("id").GetString()!)];
    }
}
