namespace CcgcStream.Api.Privacy;

/// <summary>Asks to erase what is stored of persons.</summary>
/// <param name="Posts">Post ids as stored, at most 1,000.</param>
/// <param name="Author">An author's pseudonym, 24 hexadecimal digits; <c>ccgc privacy erase</c> makes it, so that no name travels.</param>
/// <param name="DryRun">True: only say what would be erased.</param>
public sealed record ErasureRequest(IReadOnlyList<string>? Posts, string? Author, bool? DryRun);

/// <summary>What was found and erased.</summary>
/// <param name="Posts">Posts of all generations.</param>
/// <param name="Mentions">Mentions of theirs, which leave the scores.</param>
/// <param name="Alerts">Alerts whose evidence showed one of them.</param>
/// <param name="Erased">False after a dry run. True: the deletions are durably in the log; they are carried out when the pipeline has no lag.</param>
/// <param name="NotFound">Ids asked for that are not stored.</param>
public sealed record ErasureAnswer(int Posts, int Mentions, int Alerts, bool Erased, IReadOnlyList<string> NotFound);
