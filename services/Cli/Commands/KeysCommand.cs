using System.CommandLine;
using System.Globalization;
using CcgcStream.Cli.Engines;
using CcgcStream.State.Access;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc keys add|revoke|list</c>: API keys, in the store that the services use.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "API keys of the service") { Add(), Revoke(), List() };

    private static Command Add()
    {
        var name = new Argument<string>("NAME") { Description = "Whose key it is" };
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What it may do, repeatable: {string.Join(", ", ApiKeyScopes.All)}",
            DefaultValueFactory = _ => [ApiKeyScopes.Read],
            AllowMultipleArgumentsPerToken = true,
        };
        var days = new Option<int>("--days") { Description = "Days until it expires, at most 366", DefaultValueFactory = _ => 90 };
        var data = CommonOptions.Data();
        var command = new Command("add", "Make a key; it is shown this once") { name, scopes, days, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var engines = OfflineEngines.Open(parsed.GetValue(data));
            try
            {
                var issued = await Store(engines).AddAsync(parsed.GetValue(name)!, parsed.GetValue(scopes)!, TimeSpan.FromDays(parsed.GetValue(days)), ct);
                await NoteAsync(engines, "key-add", $"{issued.Key.Id} of {issued.Key.Name}: {string.Join(' ', issued.Key.Scopes)}", ct);
                Console.Out.WriteLine(issued.Token);
                await Console.Error.WriteLineAsync($"key {issued.Key.Id} of '{issued.Key.Name}', until {issued.Key.ExpiresAt:u}; it is not stored and not shown again");
                return ExitCode.Success;
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("ID") { Description = "Id of the key, as list shows it" };
        var data = CommonOptions.Data();
        var command = new Command("revoke", "Revoke a key at once") { id, data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var engines = OfflineEngines.Open(parsed.GetValue(data));
            if (await Store(engines).RevokeAsync(parsed.GetValue(id)!, ct))
            {
                await NoteAsync(engines, "key-revoke", parsed.GetValue(id)!, ct);
                return ExitCode.Success;
            }

            await Console.Error.WriteLineAsync("ccgc: there is no such key");
            return ExitCode.Failure;
        });
        return command;
    }

    private static Command List()
    {
        var data = CommonOptions.Data();
        var command = new Command("list", "List all keys ever made") { data };
        command.SetAction(async (parsed, ct) =>
        {
            await using var engines = OfflineEngines.Open(parsed.GetValue(data));
            foreach (var key in await Store(engines).ListAsync(ct))
            {
                var state = key.RevokedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"revoked {at:u}") : string.Create(CultureInfo.InvariantCulture, $"until {key.ExpiresAt:u}");
                Console.Out.WriteLine($"{key.Id}\t{key.Name}\t{string.Join(',', key.Scopes)}\t{state}");
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Whoever has the store's files or password may manage keys; the audit log tells it apart from what came over HTTP.</summary>
    private static async Task NoteAsync(OfflineEngines engines, string action, string target, CancellationToken ct) => await new AuditTrail(engines.State)
        .AddAsync(new AuditEntry(TimeProvider.System.GetUtcNow(), "ccgc", Environment.UserName, action, target, "done"), ct);

    private static ApiKeyStore Store(OfflineEngines engines) => new(engines.State, TimeProvider.System);
}
