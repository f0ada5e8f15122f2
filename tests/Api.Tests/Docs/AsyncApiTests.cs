using CcgcStream.Api.Live;
using CcgcStream.Contracts.V1;
using CcgcStream.Servers;
using CcgcStream.Streaming;
using Google.Protobuf.Reflection;
using YamlDotNet.RepresentationModel;

namespace CcgcStream.Api.Tests.Docs;

/// <summary>deploy/docs/asyncapi.yaml against the names, messages and fields of the code.</summary>
public sealed class AsyncApiTests
{
    private static readonly YamlMappingNode Document = Load();

    [Fact]
    public void The_channels_are_the_topics_of_the_pipeline_and_the_stream()
    {
        var named = Map("channels").SelectMany(channel => Addresses((YamlMappingNode)channel.Value)).Order().ToArray();
        Assert.Equal(TopicPlan.For(1).Select(topic => topic.Topic).Append("/v1/stream").Order(), named);
    }

    [Fact]
    public void Every_protobuf_payload_is_a_message_that_the_code_has()
    {
        var messages = new FileDescriptor[] { RawReflection.Descriptor, EnrichedReflection.Descriptor, ScoresReflection.Descriptor, DeadLetterReflection.Descriptor }
            .SelectMany(file => file.MessageTypes).Select(message => message.FullName).ToHashSet();
        var payloads = Map("components", "messages").Select(message => ((YamlMappingNode)message.Value)["payload"]).OfType<YamlMappingNode>()
            .Where(payload => payload.Children.ContainsKey("schemaFormat")).Select(payload => Scalar(payload, "schema")).ToArray();
        Assert.NotEmpty(payloads);
        Assert.All(payloads, payload => Assert.Contains(payload, messages));
    }

    [Theory]
    [InlineData(typeof(RankChangeSet), "components", "messages", "RankChanges", "payload", "properties")]
    [InlineData(typeof(RankChange), "components", "schemas", "RankChange", "properties")]
    [InlineData(typeof(Alerting.Model.AlertRecord), "components", "messages", "Alert", "payload", "properties")]
    public void An_event_of_the_stream_has_the_fields_that_the_document_tells(Type type, params string[] path)
    {
        var properties = type.GetProperties().Where(property => property.Name != "EqualityContract").Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]);
        Assert.Equal(properties.Order(), Map(path).Select(property => ((YamlScalarNode)property.Key).Value!).Order());
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var references = Document.AllNodes.OfType<YamlMappingNode>().Where(node => node.Children.ContainsKey("$ref")).Select(node => Scalar(node, "$ref")).ToArray();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotEmpty(Map(reference[2..].Split('/'))));
    }

    private static IEnumerable<string> Addresses(YamlMappingNode channel)
    {
        var address = Scalar(channel, "address");
        return !address.Contains('{', StringComparison.Ordinal)
            ? [address]
            : ((YamlSequenceNode)channel["parameters"]["topic"]["enum"]).Select(topic => address.Replace("{topic}", ((YamlScalarNode)topic).Value, StringComparison.Ordinal));
    }

    private static IDictionary<YamlNode, YamlNode> Map(params string[] path) =>
        ((YamlMappingNode)path.Aggregate((YamlNode)Document, (node, name) => node[name])).Children;

    private static string Scalar(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;

    private static YamlMappingNode Load()
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Programs.Root(), "deploy", "docs", "asyncapi.yaml"));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
