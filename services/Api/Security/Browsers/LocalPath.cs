namespace CcgcStream.Api.Security.Browsers;

/// <summary>Where a form may send its reader back to: a path of this server; anything else would be an open redirect.</summary>
internal static class LocalPath
{
    /// <summary>The path, or <c>/</c> when it is not one of ours.</summary>
    public static string Of(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && path.All(c => c is > ' ' and < '\x7f' and not '\\') ? path : "/";
}
