using CcgcStream.Dashboard.Tests.Browser;
using Microsoft.Playwright;

namespace CcgcStream.Dashboard.Tests.Hostile;

/// <summary>What must hold of a page that shows hostile text.</summary>
internal static class Harmless
{
    // Elements that only a payload would have made, and links that would run something.
    private const string Made =
        "main script, main iframe, main object, main embed, main img, main math, main template, main base, main meta, main style, main noscript, main [onerror], main [onload], main [autofocus], a[href^='javascript' i], a[href^='data' i], a[href^='vbscript' i]";

    /// <summary>Nothing ran, nothing was made, the policy had nothing to stop; and the text is there to read.</summary>
    public static async Task CheckAsync(Visit reader, string? text)
    {
        if (text is not null)
        {
            Assert.Contains(text, await reader.Find("main").InnerTextAsync(), StringComparison.Ordinal);
        }
        Assert.Equal("", await MadeAsync(reader.Page));
        Assert.False(await RanAsync(reader.Page));
        Assert.Equal(0, reader.Dialogs);
        Assert.Empty(reader.Errors);
    }

    /// <summary>The elements that only a payload would have made; empty when there are none.</summary>
    public static Task<string> MadeAsync(IPage page) =>
        page.EvaluateAsync<string>("made => [...document.querySelectorAll(made)].map(e => e.outerHTML.slice(0, 120)).join('\\n')", Made);

    /// <summary>True when a payload set its mark.</summary>
    public static Task<bool> RanAsync(IPage page) => page.EvaluateAsync<bool>("() => window.__hit !== undefined || top.__hit !== undefined");
}
