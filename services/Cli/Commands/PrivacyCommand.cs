using System.CommandLine;
using CcgcStream.Cli.Privacy;
using CcgcStream.Cli.Target;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Cli.Commands;

/// <summary><c>ccgc privacy erase</c>: takes posts, or everything by an author, out of evidence and scores of a running service.</summary>
internal static class PrivacyCommand
{
    public static Command Create() => new("privacy", "Requests of persons about their data") { Erase() };

    private static Command Erase()
    {
        var posts = new Option<string[]>("--post") { Description = "Id of a post, such as x:123; repeatable", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var author = new Option<string?>("--author") { Description = "SOURCE:ID of an author as the source names it, such as x:44196397; becomes a pseudonym here and is not sent" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be erased" };
        var (data, target) = (CommonOptions.Data(), CommonOptions.Target());
        var command = new Command("erase", "Erase by post or author: mentions leave the scores exactly, evidence is removed, the audit log notes it")
        {
            posts, author, dryRun, data, target,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var (ids, who) = (parsed.GetValue(posts)!, parsed.GetValue(author));
            if (ids.Length == 0 && who is null)
            {
                throw new UsageException("name --post or --author");
            }

            var request = Request(ids, who, parsed.GetValue(dryRun), parsed.GetValue(data));
            using var client = new TargetClient(parsed.GetValue(target)!);
            var eraser = new Eraser(client);
            var answer = await eraser.AskAsync(request, ct);
            foreach (var id in answer.NotFound)
            {
                await Console.Error.WriteLineAsync($"ccgc: not stored: {id}");
            }

            var done = answer.Erased ? "erased" : "would be erased";
            Console.Out.WriteLine($"{answer.Posts} posts, {answer.Mentions} mentions, evidence of {answer.Alerts} alerts {done}");
            if (answer.Erased && await eraser.VerifyAsync(request, ct) is > 0 and var left)
            {
                await Console.Error.WriteLineAsync($"ccgc: {left} mentions are still there; is the pipeline running (ccgc doctor)? The deletions are in its log.");
                return ExitCode.Failure;
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>What is sent: ids in their stored form and the pseudonym, no name.</summary>
    private static EraseRequest Request(string[] ids, string? author, bool dryRun, string? data)
    {
        var pseudonyms = new Lazy<AuthorPseudonym>(() => PseudonymSource.Load(data));
        string? pseudonym = null;
        if (author is not null)
        {
            var colon = author.IndexOf(':', StringComparison.Ordinal);
            pseudonym = colon > 0 && colon < author.Length - 1
                ? pseudonyms.Value.Of(author[..colon], new Author { Id = author[(colon + 1)..] })
                : throw new UsageException($"--author: '{author}' is not SOURCE:ID");
        }

        // Only ids that name a person need the key.
        return new EraseRequest([.. ids.Select(id => Stored(id, pseudonyms))], pseudonym, dryRun);
    }

    private static string Stored(string id, Lazy<AuthorPseudonym> pseudonyms)
    {
        var source = id[..Math.Max(0, id.IndexOf(':', StringComparison.Ordinal))];
        return source is "bluesky" or "mastodon" ? PersonalAddress.InId(source, id, pseudonyms.Value) : id;
    }
}
