using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CcgcStream.Cli.Target;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc generations list|drop</c>: live data, the simulation and replays of a running service.</summary>
internal static class GenerationsCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static Command Create() => new("generations", "Live data, the simulation and replays that a service holds") { List(), Drop() };

    private static Command List()
    {
        var target = CommonOptions.Target();
        var command = new Command("list", "One line a generation: name, posts seen, posts about a city, first and last time; * marks what is read without --generation") { target };
        command.SetAction(async (parsed, ct) =>
        {
            using var client = new TargetClient(parsed.GetValue(target)!);
            using var answer = await client.GetJsonAsync("v1/generations", ct);
            var usual = answer.RootElement.GetProperty("default").GetString();
            foreach (var generation in answer.RootElement.GetProperty("generations").EnumerateArray())
            {
                var name = generation.GetProperty("name").GetString();
                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(name == usual ? "*" : " ")} {name}\t{generation.GetProperty("seen")}\t{generation.GetProperty("effective")}\t{Moment(generation, "first")}\t{Moment(generation, "watermark")}"));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command Drop()
    {
        var name = new Argument<string>("NAME") { Description = "A replay, or simulated; live data cannot be dropped" };
        var target = CommonOptions.Target();
        var command = new Command("drop", "Remove a generation with its scores, and wait until it is gone (needs a key with the admin scope)") { name, target };
        command.SetAction(async (parsed, ct) =>
        {
            var generation = parsed.GetValue(name)!;
            using var client = new TargetClient(parsed.GetValue(target)!);
            using var request = new HttpRequestMessage(HttpMethod.Delete, "v1/generations/" + Uri.EscapeDataString(generation));
            using var response = await client.SendAsync(request, ct);
            await TargetClient.EnsureSuccessAsync(response, ct);
            await Console.Error.WriteLineAsync($"{generation}: removal asked; a large one takes minutes (stopping this command does not stop it)");
            while (await HoldsAsync(client, generation, ct))
            {
                await Task.Delay(Pause, ct);
            }

            await Console.Error.WriteLineAsync($"{generation}: removed");
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<bool> HoldsAsync(TargetClient client, string name, CancellationToken ct)
    {
        using var answer = await client.GetJsonAsync("v1/generations", ct);
        return answer.RootElement.GetProperty("generations").EnumerateArray().Any(generation => generation.GetProperty("name").GetString() == name);
    }

    private static string Moment(JsonElement generation, string name) =>
        generation.GetProperty(name) is { ValueKind: JsonValueKind.String } moment ? moment.GetDateTimeOffset().ToString("u", CultureInfo.InvariantCulture) : "-";
}
