namespace CcgcStream.Api.Methods;

/// <summary>
/// HEAD is answered as GET is, with every header and without a body: the operations see a GET, and the server, which knows what was really
/// asked, sends none of what they write. Stands before routing, which would find no operation for HEAD.
/// </summary>
internal sealed class HeadRequests : IStartupFilter
{
    private static readonly object Mark = new();

    /// <summary>True when only the headers of the answer are wanted: for answers that never end.</summary>
    public static bool IsHead(HttpContext http) => http.Items.ContainsKey(Mark);

    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(InvokeAsync);
        next(app);
    };

    private static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Items[Mark] = Mark;
            http.Request.Method = HttpMethods.Get;
        }
        return next(http);
    }
}
