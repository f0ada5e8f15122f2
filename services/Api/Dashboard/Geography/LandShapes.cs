using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CcgcStream.Api.Dashboard.Geography;

/// <summary>
/// The land to place cities on, as one SVG document that pages refer to, so that it is sent once and not with every circuit.
/// From Natural Earth 1:50 million (public domain), simplified; for orientation only, not a statement about borders.
/// </summary>
internal static class LandShapes
{
    /// <summary>Where the document is served.</summary>
    public const string Address = "/dashboard/land.svg";

    private static readonly byte[] Document = Draw();

    /// <summary>Serves the document; it changes only with the program.</summary>
    public static void MapLand(this IEndpointRouteBuilder routes) => routes.MapGet(Address, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=86400";
        return Results.Bytes(Document, "image/svg+xml");
    }).ExcludeFromDescription();

    private static byte[] Draw()
    {
        using var stream = typeof(LandShapes).Assembly.GetManifestResourceStream("CcgcStream.Api.Dashboard.Geography.land.json")!;
        using var shapes = JsonDocument.Parse(stream);
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\">");
        foreach (var shape in shapes.RootElement.EnumerateObject())
        {
            svg.Append("<path id=\"").Append(shape.Name).Append("\" d=\"").AppendJoin("", shape.Value.EnumerateArray().Select(PathOf)).Append("\"/>");
        }
        return Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString());
    }

    // A ring is longitude and latitude by turns, in hundredths of a degree.
    private static string PathOf(JsonElement ring)
    {
        var corners = ring.EnumerateArray().Select(value => value.GetInt32() / 100.0).Chunk(2).Select(pair => MapProjection.Place(pair[1], pair[0]));
        return "M" + string.Join(' ', corners.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#} {p.Y:0.#}"))) + "Z";
    }
}
