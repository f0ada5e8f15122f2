using CcgcStream.Servers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace CcgcStream.System.Tests.Compose;

/// <summary>docker-compose.yml as Compose reads it: anchors and merge keys resolved.</summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<object, object> _root;

    private ComposeFile(Dictionary<object, object> root) => _root = root;

    public IReadOnlyDictionary<string, Dictionary<object, object>> Services => Section("services");

    public IReadOnlyDictionary<string, Dictionary<object, object>> Secrets => Section("secrets");

    public static ComposeFile Read()
    {
        using var text = File.OpenText(Path.Combine(Programs.Root(), "docker-compose.yml"));
        var parser = new MergingParser(new Parser(text));
        parser.Consume<StreamStart>();
        return new ComposeFile(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(parser));
    }

    /// <summary>A list or a mapping as pairs; a list's items have no value.</summary>
    public static IReadOnlyDictionary<string, object?> Entries(Dictionary<object, object> service, string name) => service.GetValueOrDefault(name) switch
    {
        Dictionary<object, object> map => map.ToDictionary(p => (string)p.Key, p => (object?)p.Value),
        List<object> list => list.ToDictionary(item => item as string ?? (string)((Dictionary<object, object>)item)["target"], item => (object?)item),
        _ => new Dictionary<string, object?>(),
    };

    private Dictionary<string, Dictionary<object, object>> Section(string name) =>
        ((Dictionary<object, object>)_root[name]).ToDictionary(p => (string)p.Key, p => (Dictionary<object, object>)p.Value);
}
