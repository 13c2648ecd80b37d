using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Dashboard.Data.Sheets;

namespace Dashboard.Web.Api;

/// <summary>An entry of a feed (RFC 4287).</summary>
/// <param name="Id">See <see cref="AtomFeed.IdOf"/>.</param>
/// <param name="Link">The page about it.</param>
/// <param name="Term">The category for programs.</param>
/// <param name="Label">The category for readers.</param>
internal sealed record AtomEntry(string Id, string Title, string Link, DateTimeOffset Published, DateTimeOffset Updated, string Term, string Label, string Content);

/// <summary>A feed (RFC 4287).</summary>
/// <param name="Self">Where it is.</param>
/// <param name="Alternate">The page of the same.</param>
internal sealed record AtomFeed(
    string Id, string Title, string Language, string Author, string Self, string Alternate, DateTimeOffset Updated, IReadOnlyList<AtomEntry> Entries)
{
    public const string ContentType = "application/atom+xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>A name as an identifier that stays the same wherever the application runs: a UUID of version 8 (RFC 9562) from its hash.</summary>
    public static string IdOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true):D}";
    }

    public static byte[] Write(AtomFeed feed)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, feed.Language);
            Text("id", feed.Id);
            Text("title", feed.Title);
            Text("updated", Time(feed.Updated));
            Link("self", feed.Self, ContentType);
            Link("alternate", feed.Alternate, "text/html");
            xml.WriteStartElement("author", Namespace);
            Text("name", feed.Author);
            xml.WriteEndElement();
            foreach (var entry in feed.Entries)
            {
                xml.WriteStartElement("entry", Namespace);
                Text("id", entry.Id);
                Text("title", entry.Title);
                Text("published", Time(entry.Published));
                Text("updated", Time(entry.Updated));
                Link("alternate", entry.Link, "text/html");
                xml.WriteStartElement("category", Namespace);
                xml.WriteAttributeString("term", entry.Term);
                xml.WriteAttributeString("label", entry.Label);
                xml.WriteEndElement();
                Text("content", entry.Content);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();

            void Text(string name, string text) => xml.WriteElementString(name, Namespace, SheetText.Clean(text));

            void Link(string relation, string address, string type)
            {
                xml.WriteStartElement("link", Namespace);
                xml.WriteAttributeString("rel", relation);
                xml.WriteAttributeString("type", type);
                xml.WriteAttributeString("href", address);
                xml.WriteEndElement();
            }
        }

        return stream.ToArray();
    }

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
