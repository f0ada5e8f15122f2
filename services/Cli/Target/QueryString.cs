namespace CcgcStream.Cli.Target;

/// <summary>A path with its query; values that are not given are left out.</summary>
internal sealed class QueryString(string path)
{
    private readonly List<string> _pairs = [];

    public QueryString Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _pairs.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        return this;
    }

    public override string ToString() => _pairs.Count == 0 ? path : $"{path}?{string.Join('&', _pairs)}";
}
