using System.Text;
using CcgcStream.Contracts.Topics;
using CcgcStream.Servers;
using CcgcStream.Streaming;
using CcgcStream.Streaming.DeadLetters;
using CcgcStream.Streaming.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcgcStream.Cli.Tests.DeadLetters;

/// <summary><c>ccgc topics create</c> and <c>ccgc dlq list|show|replay</c> on an embedded database of no running service.</summary>
public sealed class DeadLettersTests : IDisposable
{
    private static readonly byte[] Poison = [0xff, 0x00, 0x0a, .. "not protobuf"u8];

    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Topics_are_created_once_and_told()
    {
        for (var run = 0; run < 2; run++)
        {
            var result = await RunAsync("topics", "create", "--partitions", "3");
            Assert.Contains("posts.raw: 3 partitions", result.Output, StringComparison.Ordinal);
            Assert.Contains("posts.enriched: 3 partitions", result.Output, StringComparison.Ordinal);
            Assert.Equal(5, result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }

    [Fact]
    public async Task A_dead_letter_is_listed_shown_and_put_back_with_its_bytes_untouched()
    {
        await RunAsync("topics", "create", "--partitions", "2");
        await WithLogAsync(log => new DeadLetterQueue(log, TimeProvider.System)
            .SendAsync(new ConsumedRecord(TopicNames.Raw, 1, 42, "key"u8.ToArray(), Poison, default, []), "enricher", new InvalidDataException("the post has no id"), Ct).AsTask());

        var list = await RunAsync("dlq", "list");
        Assert.Equal(["0", "posts.raw/1@42", "enricher", "InvalidDataException", "the post has no id"], list.Output.TrimEnd('\n').Split('\t').Where((_, at) => at != 1));
        var show = await RunAsync("dlq", "show", "0");
        Assert.Contains($"value {Convert.ToHexStringLower(Poison)}", show.Output, StringComparison.Ordinal);
        Assert.Contains($"key   {Convert.ToHexStringLower(Encoding.UTF8.GetBytes("key"))}", show.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Ccgc.RunAsync(["dlq", "show", "7", "--data", _data.Path])).ExitCode);

        await RunAsync("dlq", "replay", "--offset", "0");
        await WithLogAsync(async log =>
        {
            var back = new List<ConsumedRecord>();
            for (var partition = 0; partition < 2; partition++)
            {
                await foreach (var record in log.ReadAsync(TopicNames.Raw, partition, 0, Ct))
                {
                    back.Add(record);
                }
            }

            Assert.Equal(Poison, Assert.Single(back).Value.ToArray());
        });
    }

    [Fact]
    public async Task A_database_that_a_service_has_open_is_said_to_be_in_use()
    {
        await using var open = EmbeddedDatabase.Open(_data.Path);
        var result = await Ccgc.RunAsync(["dlq", "list", "--data", _data.Path]);
        Assert.True(result.ExitCode == 1, result.ToString());
        Assert.Contains("in use by another process", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_come_from_secret_files_too()
    {
        using var secrets = new TemporaryDirectory();
        await File.WriteAllTextAsync(Path.Combine(secrets.Path, "Data__Directory"), _data.Path + "\n", Ct);
        await File.WriteAllTextAsync(Path.Combine(secrets.Path, "unrelated"), "x", Ct);
        await RunAsync("topics", "create");
        var result = await Ccgc.RunAsync(["dlq", "list"], environment: new Dictionary<string, string> { ["Secrets__Directory"] = secrets.Path });
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private async Task<CommandResult> RunAsync(params string[] command)
    {
        var result = await Ccgc.RunAsync([.. command, "--data", _data.Path]);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private async Task WithLogAsync(Func<IEventLog, Task> use)
    {
        await using var database = EmbeddedDatabase.Open(_data.Path);
        await using var log = new EmbeddedEventLog(database, TimeProvider.System, NullLogger<EmbeddedEventLog>.Instance);
        await use(log);
    }
}
