using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Rules.Yaml;
using Microsoft.Extensions.Logging;

namespace CcgcStream.AlertStore;

/// <summary>
/// The rules in force. The file is looked at again when asked, at most once a second, so that a change takes effect without
/// a restart; a file with errors is reported and the rules before it stay in force.
/// </summary>
/// <param name="path">Rules file; null or empty: the default rules.</param>
/// <param name="time">Clock.</param>
/// <param name="logger">Log.</param>
public sealed partial class RulesSource(string? path, TimeProvider time, ILogger<RulesSource> logger)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private RuleSet current = RuleSet.Default;
    private (DateTime Written, long Length) seen;
    private long? looked;

    /// <summary>The rules in force now.</summary>
    public RuleSet Current
    {
        get
        {
            lock (gate)
            {
                if (!string.IsNullOrEmpty(path) && (looked is null || time.GetElapsedTime(looked.Value) >= LookAgain))
                {
                    looked = time.GetTimestamp();
                    Look(path);
                }

                return current;
            }
        }
    }

    private void Look(string file)
    {
        try
        {
            var info = new FileInfo(file);
            var now = (info.LastWriteTimeUtc, info.Exists ? info.Length : -1);
            if (now == seen)
            {
                return;
            }

            seen = now;
            var result = RulesYaml.Read(File.ReadAllText(file));
            if (result.Rules is { } rules)
            {
                current = rules;
                Loaded(logger, file, rules.Rules.Count, rules.Routes.Count);
            }

            foreach (var error in result.Errors)
            {
                Wrong(logger, file, error.Line, error.Column, error.Message);
            }
        }
        catch (IOException e)
        {
            Unreadable(logger, e, file);
        }
        catch (UnauthorizedAccessException e)
        {
            Unreadable(logger, e, file);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert rules of {File}: {Rules} rules, {Routes} routes")]
    private static partial void Loaded(ILogger logger, string file, int rules, int routes);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File}({Line},{Column}): {Error}; the rules before stay in force")]
    private static partial void Wrong(ILogger logger, string file, long line, long column, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The alert rules {File} cannot be read; the rules before stay in force")]
    private static partial void Unreadable(ILogger logger, Exception error, string file);
}
